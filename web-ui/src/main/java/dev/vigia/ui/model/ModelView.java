package dev.vigia.ui.model;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.vigia.model.ModelName;
import dev.vigia.ui.Stores;
import dev.vigia.ui.feed.Background;
import dev.vigia.ui.login.Visitor;
import java.time.InstantSource;

/** The page of the model that the address names. */
@Route("models")
public final class ModelView extends Div implements HasUrlParameter<String>, HasDynamicTitle {
    private final Stores stores;
    private final Background background;
    private final InstantSource clock;
    private final Visitor visitor;
    private String title = "Vigia";

    public ModelView(Stores stores, Background background, InstantSource clock, Visitor visitor) {
        this.stores = stores;
        this.background = background;
        this.clock = clock;
        this.visitor = visitor;
    }

    @Override
    public void setParameter(BeforeEvent event, String name) {
        title = name + " · Vigia";
        removeAll();
        add(new ModelContent(named(name), stores, background, clock, visitor.name()));
    }

    private static ModelName named(String name) {
        try {
            return new ModelName(name);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("no model can have that name");
        }
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
