package dev.vigia.stats;

/** Ways to assign hours to slots: an hour is compared with the others of its slot. Hours and days are those of UTC. */
public enum Slots {
    /** All hours are alike. */
    ONE(1),
    /** By hour of day. */
    HOUR_OF_DAY(24),
    /** By hour of day, Saturday and Sunday apart. */
    HOUR_OF_DAY_AND_WEEKEND(48),
    /** By hour of day and weekday; four weeks are needed. */
    HOUR_OF_WEEK(168);

    private static final int DAY = 24;
    private static final int WEEK = 7 * DAY;
    /** The epoch began on a Thursday. */
    private static final int EPOCH_AFTER_MONDAY = 3 * DAY;

    private final int count;

    Slots(int count) {
        this.count = count;
    }

    /** How many slots there are. */
    public int count() {
        return count;
    }

    /** The slot of an hour, counted from the epoch. */
    public int of(long hour) {
        int ofWeek = (int) Math.floorMod(hour + EPOCH_AFTER_MONDAY, (long) WEEK);
        return switch (this) {
            case ONE -> 0;
            case HOUR_OF_DAY -> ofWeek % DAY;
            case HOUR_OF_DAY_AND_WEEKEND -> ofWeek % DAY + (ofWeek < 5 * DAY ? 0 : DAY);
            case HOUR_OF_WEEK -> ofWeek;
        };
    }
}
