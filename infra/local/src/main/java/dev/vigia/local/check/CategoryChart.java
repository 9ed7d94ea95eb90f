package dev.vigia.local.check;

import dev.vigia.check.Words;
import dev.vigia.profile.CategoryProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Shares of categories, each as a bar for the baseline above one for the window: the most frequent, those that moved most, and
 * the others together, so that all shares are there.
 */
final class CategoryChart {
    private static final int MOST = 8;
    /** Less than this of all is what rounding leaves. */
    private static final double LEAST = 1e-9;

    private static final int WIDTH = 340;
    private static final int LABEL = 110;
    private static final int ROW = 26;
    private static final int LONGEST = 16;

    private record Bar(String name, double there, double here) {
        double change() {
            return Math.abs(here - there);
        }

        double size() {
            return Math.max(there, here);
        }
    }

    private CategoryChart() {}

    /** The chart as SVG. New categories of a single row are not named. */
    static String of(CategoryProfile baseline, CategoryProfile window) {
        return of(shown(bars(baseline, window)));
    }

    /** The chart of a boolean, whose shares of true are given. */
    static String ofFlags(double there, double here) {
        return of(List.of(new Bar("true", there, here), new Bar("false", 1 - there, 1 - here)));
    }

    private static String of(List<Bar> bars) {
        double most = bars.stream()
                .mapToDouble(bar -> Math.max(bar.there(), bar.here()))
                .max()
                .orElse(1);
        StringBuilder svg = new StringBuilder("<svg viewBox=\"0 0 " + WIDTH + " " + (bars.size() * ROW + 4)
                + "\" role=\"img\" aria-label=\"shares\">");
        for (int i = 0; i < bars.size(); i++) {
            draw(bars.get(i), i * ROW, Math.max(1e-9, most), svg);
        }
        return svg.append("</svg>").toString();
    }

    private static void draw(Bar bar, int y, double most, StringBuilder svg) {
        int room = WIDTH - LABEL - 48;
        String name = bar.name().length() > LONGEST ? bar.name().substring(0, LONGEST - 1) + "…" : bar.name();
        svg.append("<text x=\"" + (LABEL - 8) + "\" y=\"" + (y + 15) + "\" text-anchor=\"end\">" + Html.text(name)
                + "</text>");
        svg.append(rect("bb", y + 3, bar.there() / most * room)).append(rect("nb", y + 12, bar.here() / most * room));
        svg.append("<text x=\"" + WIDTH + "\" y=\"" + (y + 15) + "\" text-anchor=\"end\">" + Words.percent(bar.here())
                + "</text>");
    }

    private static String rect(String kind, int y, double width) {
        return String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"8\" rx=\"2\"/>",
                kind,
                LABEL,
                y,
                Math.max(0.5, width));
    }

    private static List<Bar> bars(CategoryProfile baseline, CategoryProfile window) {
        long[] there = baseline.counts();
        long[] here = window.counts();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < there.length; i++) {
            bars.add(new Bar(
                    window.categories().get(i), share(there[i], baseline.present()), share(here[i], window.present())));
        }
        for (CategoryProfile.Count category : window.newCategories()) {
            if (category.count() > 1) {
                bars.add(new Bar(category.category(), 0, share(category.count(), window.present())));
            }
        }
        long named = window.newCategories().stream()
                .mapToLong(CategoryProfile.Count::count)
                .sum();
        if (window.newTotal() > named) {
            bars.add(new Bar("other new values", 0, share(window.newTotal() - named, window.present())));
        }
        return bars;
    }

    /** The most frequent first. */
    private static List<Bar> shown(List<Bar> all) {
        List<Bar> bars = new ArrayList<>(all);
        bars.sort(Comparator.comparingDouble(Bar::size).reversed());
        if (bars.size() > MOST) {
            Bar largest = bars.getFirst();
            List<Bar> moved = new ArrayList<>(bars.subList(1, bars.size()));
            moved.sort(Comparator.comparingDouble(Bar::change).reversed());
            bars = new ArrayList<>(moved.subList(0, MOST - 2));
            bars.add(largest);
            bars.sort(Comparator.comparingDouble(Bar::size).reversed());
        }
        double there = 1 - bars.stream().mapToDouble(Bar::there).sum();
        double here = 1 - bars.stream().mapToDouble(Bar::here).sum();
        if (Math.max(there, here) > LEAST) {
            bars.add(new Bar("all others", Math.max(0, there), Math.max(0, here)));
        }
        return bars;
    }

    private static double share(long count, long of) {
        return of == 0 ? 0 : (double) count / of;
    }
}
