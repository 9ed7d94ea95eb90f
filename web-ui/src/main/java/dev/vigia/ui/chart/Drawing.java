package dev.vigia.ui.chart;

/** What a chart shows. Its components go to the browser as they are, as JSON: numbers are finite. */
public sealed interface Drawing permits Timeline, Bars {
    /** Which of the chart element's drawings this is. */
    String kind();

    /** The same in words. */
    String words();
}
