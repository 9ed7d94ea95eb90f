package dev.vigia.local.check;

import dev.vigia.check.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Lines of a text that a person reads: at most {@value #WIDTH} characters where words allow it. */
final class TextLines {
    /** More lines of one kind are counted and left to the JSON. */
    static final int MOST = 20;

    static final int WIDTH = 120;

    private static final int LEAST_ROOM = 40;
    private static final String GAP = "  ";

    private final Paint paint;
    private final StringBuilder text = new StringBuilder();

    TextLines(Paint paint) {
        this.paint = paint;
    }

    Paint paint() {
        return paint;
    }

    void line(String line) {
        text.append(line).append('\n');
    }

    /** A sentence, indented by two, its further lines by as much as is said. */
    void sentence(String words, int further) {
        List<String> lines = broken(words, WIDTH - Math.max(GAP.length(), further));
        line(GAP + lines.getFirst());
        lines.stream().skip(1).forEach(rest -> line(" ".repeat(further) + rest));
    }

    /** Lines in columns as wide as what is in them; the last is broken between words where it does not fit. */
    void table(List<List<String>> lines) {
        table(lines, _ -> {});
    }

    /** The same, and what stands below each line by its place. */
    void table(List<List<String>> lines, IntConsumer below) {
        int[] widths = new int[16];
        for (List<String> cells : lines) {
            for (int i = 0; i + 1 < cells.size(); i++) {
                widths[i] = Math.max(widths[i], cells.get(i).length());
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            row(lines.get(i), widths);
            below.accept(i);
        }
    }

    private void row(List<String> cells, int[] widths) {
        StringBuilder row = new StringBuilder();
        int before = GAP.length();
        for (int i = 0; i + 1 < cells.size(); i++) {
            if (widths[i] > 0) {
                String cell = cells.get(i);
                row.append(GAP).append(paint.word(cell)).append(" ".repeat(widths[i] - cell.length()));
                before += GAP.length() + widths[i];
            }
        }
        List<String> last = broken(cells.getLast(), Math.max(LEAST_ROOM, WIDTH - before));
        line((row + GAP + paint.word(last.getFirst())).stripTrailing());
        for (String rest : last.subList(1, last.size())) {
            line(" ".repeat(before) + rest);
        }
    }

    /** Items one after another, indented; a line begins with the next item where it does not fit into the one before. */
    void items(List<String> items, int indent) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i) + (i + 1 < items.size() ? ";" : "");
            if (!row.isEmpty() && indent + row.length() + 1 + item.length() > WIDTH) {
                indented(row.toString(), indent);
                row.setLength(0);
            }
            row.append(row.isEmpty() ? "" : " ").append(item);
        }
        if (!row.isEmpty()) {
            indented(row.toString(), indent);
        }
    }

    private void indented(String words, int indent) {
        broken(words, WIDTH - indent).forEach(part -> line(" ".repeat(indent) + part));
    }

    /** Words in lines of a length; a longer word has a line of its own, and a number its percent sign. */
    static List<String> broken(String words, int length) {
        List<String> lines = new ArrayList<>();
        String rest = words;
        while (rest.length() > length) {
            int space = rest.lastIndexOf(' ', length);
            while (space > 0 && rest.startsWith("%", space + 1)) {
                space = rest.lastIndexOf(' ', space - 1);
            }
            int end = space > 0 ? space : rest.indexOf(' ', length);
            if (end < 0) {
                break;
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end + 1);
        }
        lines.add(rest);
        return lines;
    }

    /** How many more there are than are told, if any. */
    void more(int left, String thing) {
        if (left > 0) {
            line("  … and " + Words.count(left, "more " + thing) + " (--json has all)");
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
