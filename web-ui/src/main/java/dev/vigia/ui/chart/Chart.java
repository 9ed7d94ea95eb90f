package dev.vigia.ui.chart;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import org.jspecify.annotations.Nullable;

/** Draws a {@link Drawing} with ECharts, in the page's colours, with a text in its place for who cannot see it. */
@Tag("vigia-chart")
@JavaScript("context://_static/echarts/6.0.0/dist/echarts.min.js")
@JavaScript("context://vigia-chart.js")
public final class Chart extends Component implements HasStyle {
    private @Nullable Drawing shown;

    public Chart() {
        getElement().setAttribute("role", "img");
    }

    /** Shows a drawing; the same one again sends nothing. */
    public void show(Drawing drawing) {
        if (drawing.equals(shown)) {
            return;
        }
        shown = drawing;
        getElement().setAttribute("aria-label", drawing.words());
        getElement().setPropertyBean("drawing", drawing);
    }
}
