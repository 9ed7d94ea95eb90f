package dev.vigia.local.check;

import java.util.List;

/**
 * A table of the page. Each cell knows its column's name, by which a narrow screen shows a row as a few lines instead of a table
 * wider than it is.
 */
final class HtmlTable {
    /** How a column's cells are shown. */
    enum Kind {
        /** An outcome's word, in its colour. */
        OUTCOME("short"),
        /** A word or two. */
        SHORT("short"),
        /** A number, or an interval of them. */
        NUMBER("number"),
        /** Words that stay in one line. */
        UNBROKEN("unbroken"),
        /** What needs its column's name to be understood. */
        LABELLED("labelled"),
        /** A sentence. */
        TEXT("");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        private String attribute() {
            return style.isEmpty() ? "" : " class=\"" + style + "\"";
        }
    }

    /**
     * A column.
     *
     * @param name what stands over it; empty: nothing
     */
    record Column(String name, Kind kind) {
        String head() {
            String meaning = Glossary.meaning(name);
            String title = meaning.isEmpty() ? "" : " title=\"" + Html.text(meaning) + "\"";
            return "<th" + kind.attribute() + title + ">" + Html.text(name) + "</th>";
        }

        String cell(String text) {
            String label = name.isEmpty() ? "" : " data-name=\"" + Html.text(name) + "\"";
            String shown = kind == Kind.OUTCOME ? Html.outcome(text) : Html.text(text);
            return "<td" + kind.attribute() + label + ">" + shown + "</td>";
        }
    }

    private final List<Column> columns;
    private final StringBuilder rows = new StringBuilder();

    HtmlTable(Column... columns) {
        this(List.of(columns));
    }

    HtmlTable(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    static Column outcome() {
        return new Column("", Kind.OUTCOME);
    }

    static Column word(String name) {
        return new Column(name, Kind.SHORT);
    }

    static Column number(String name) {
        return new Column(name, Kind.NUMBER);
    }

    static Column unbroken(String name) {
        return new Column(name, Kind.UNBROKEN);
    }

    static Column labelled(String name) {
        return new Column(name, Kind.LABELLED);
    }

    static Column text(String name) {
        return new Column(name, Kind.TEXT);
    }

    /** Adds a row of plain texts, one a column; of an outcome its word, or nothing. */
    void row(String... cells) {
        row(List.of(cells));
    }

    void row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells: expected " + columns.size());
        }
        rows.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            rows.append(columns.get(i).cell(cells.get(i)));
        }
        rows.append("</tr>\n");
    }

    /** The table in a frame that scrolls where it must. */
    String html() {
        StringBuilder head = new StringBuilder();
        columns.forEach(column -> head.append(column.head()));
        return "<div class=\"scroll\"><table class=\"rows\"><thead><tr>" + head + "</tr></thead><tbody>\n" + rows
                + "</tbody></table></div>\n";
    }
}
