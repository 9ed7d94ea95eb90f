package dev.vigia.ui.frame;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;

/** The bar above every page, and the place of the page itself. */
@Layout
@JavaScript("context://vigia.js")
public final class Frame extends Div implements RouterLayout {
    private final Main main = new Main();

    public Frame() {
        addClassName("frame");
        main.setId("content");
        add(skipLink(), bar(), main);
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().removeAllChildren();
        main.getElement().appendChild(content.getElement());
    }

    @Override
    public void removeRouterLayoutContent(HasElement oldContent) {
        main.getElement().removeAllChildren();
    }

    private static Component skipLink() {
        Anchor skip = new Anchor("#content", "Skip to the page");
        skip.addClassName("skip");
        skip.setRouterIgnore(true);
        return skip;
    }

    private static Component bar() {
        Header bar = new Header(brand(), new SchemeSwitch(), signOut());
        bar.addClassName("bar");
        return bar;
    }

    private static Component brand() {
        Anchor brand = new Anchor("./", "");
        brand.addClassName("brand");
        Image sign = new Image("favicon.svg", "");
        brand.add(sign, new Span("Vigia"));
        return brand;
    }

    /** A plain form: signing out works when nothing else does. */
    private static Component signOut() {
        Div place = new Div();
        Element form = new Element("form");
        form.setAttribute("method", "post");
        form.setAttribute("action", "/logout");
        NativeButton button = new NativeButton("Sign out");
        button.addClassName("quiet");
        button.getElement().setAttribute("type", "submit");
        form.appendChild(button.getElement());
        place.getElement().appendChild(form);
        return place;
    }

    /** Follows the system, or stays light or dark: the browser remembers. */
    @Tag("vigia-scheme")
    private static final class SchemeSwitch extends Component {}
}
