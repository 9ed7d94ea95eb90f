package dev.vigia.inference.protocol;

import dev.vigia.inference.http.Problem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Reads the records of a CSV text one after the other, as RFC 4180 says; lines may end in a line feed alone. */
final class CsvReader {
    private final String text;
    private final List<String> cells = new ArrayList<>();
    private final BitSet quoted = new BitSet();
    private int at;
    private int line;

    CsvReader(String text) {
        this.text = text;
    }

    /** The cells of the record that was read last; the same list each time. */
    List<String> cells() {
        return cells;
    }

    boolean isQuoted(int cell) {
        return quoted.get(cell);
    }

    /** The number of the record that was read last, from 1. */
    int line() {
        return line;
    }

    /** Reads the next record; false if there is none. */
    boolean next() {
        cells.clear();
        quoted.clear();
        if (at >= text.length()) {
            return false;
        }
        line++;
        while (cell()) {
            Json.require(cells.size() <= Limits.CELLS, "line " + line, "fewer cells");
        }
        return true;
    }

    /** Reads a cell; whether another one follows in the record. */
    private boolean cell() {
        String cell = at < text.length() && text.charAt(at) == '"' ? quotedCell() : plainCell();
        if (cell.length() > Limits.STRING) {
            throw Problem.TOO_LARGE.with("line " + line, "cells of " + Limits.STRING + " characters", "a cell is long");
        }
        cells.add(cell);
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
            return true;
        }
        if (text.startsWith("\r\n", at)) {
            at += 2;
        } else {
            at++; // a line feed, or the end
        }
        return false;
    }

    private String plainCell() {
        int from = at;
        while (at < text.length() && ",\n".indexOf(text.charAt(at)) < 0 && !text.startsWith("\r\n", at)) {
            Json.require(text.charAt(at) != '"', "line " + line, "quotes around a whole cell only");
            at++;
        }
        return text.substring(from, at);
    }

    private String quotedCell() {
        quoted.set(cells.size());
        StringBuilder cell = new StringBuilder();
        for (at++; ; at++) {
            int end = text.indexOf('"', at);
            Json.require(end >= 0, "line " + line, "a quote at the end of the cell");
            cell.append(text, at, end);
            at = end + 1;
            if (at >= text.length() || text.charAt(at) != '"') {
                break;
            }
            cell.append('"');
        }
        boolean ends = at >= text.length() || ",\n".indexOf(text.charAt(at)) >= 0 || text.startsWith("\r\n", at);
        Json.require(ends, "line " + line, "a comma or the end of the line after a quoted cell");
        return cell.toString();
    }
}
