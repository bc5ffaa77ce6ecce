package io.niffler.gateway.extraction.request;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The hours in which retrieving is allowed, by the clock on the wall; over midnight when it ends at an earlier hour than it starts.
 *
 * @param startHour 0 to 23, the first hour
 * @param endHour 0 to 23, the first hour after; another than the first
 */
public record NightWindow(int startHour, int endHour) {
    public NightWindow {
        if (startHour < 0 || startHour > 23 || endHour < 0 || endHour > 23 || startHour == endHour) {
            throw new IllegalArgumentException("write two different hours from 0 to 23, or allow all day");
        }
    }

    /** Whether retrieving is allowed at a moment. */
    public boolean isOpen(ZonedDateTime moment) {
        int hour = moment.getHour();
        return startHour < endHour ? hour >= startHour && hour < endHour : hour >= startHour || hour < endHour;
    }

    /** The next moment at which it opens or closes; full hours that the clock leaves out or repeats are taken as they come. */
    public ZonedDateTime nextChange(ZonedDateTime moment) {
        boolean open = isOpen(moment);
        ZonedDateTime hour = moment.truncatedTo(ChronoUnit.HOURS);
        do {
            hour = hour.plusHours(1);
        } while (isOpen(hour) == open);
        return hour;
    }
}
