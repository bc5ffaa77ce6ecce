package io.niffler.jobs.metadata.features;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DateTimes;
import io.niffler.dicom.data.Dictionary;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.data.ValueElement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.BsonDateTime;

/**
 * The points in time that date and time texts mean. Scanners write local wall time: it is taken as UTC unless Timezone
 * Offset From UTC (0008,0201) says otherwise. What lies before 1990 (1850 for the patient's own dates) or more than 48
 * hours after the receipt is not believed.
 */
final class RealDates {
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant EARLIEST_OF_PATIENT = Instant.parse("1850-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(2);
    private static final int PATIENT_GROUP = 0x0010;

    private final ZoneOffset offset;
    private final Instant latest;

    RealDates(DataSet dataSet, Instant receipt) {
        this.offset =
                DateTimes.offset(dataSet.string(Tag.TIMEZONE_OFFSET_FROM_UTC)).orElse(ZoneOffset.UTC);
        this.latest = receipt.plus(AHEAD);
    }

    /** The date of a DA, of a TM whose DA is in the same data set, or of a DT; null when there is none to believe. */
    BsonDateTime of(ValueElement element, DataSet holder) {
        String text = isDate(element.vr()) ? element.string(holder.characterSet()) : null;
        if (text == null) {
            return null;
        }
        Optional<Instant> instant;
        if (element.vr() == VR.DA) {
            // A calendar date is not moved by an offset: its day would change.
            instant = DateTimes.date(text).map(date -> date.atStartOfDay().toInstant(ZoneOffset.UTC));
        } else if (element.vr() == VR.TM) {
            instant =
                    DateTimes.dateTime(dateBeside(element.tag(), holder), text).map(local -> local.toInstant(offset));
        } else {
            instant = DateTimes.dateTime(text)
                    .map(value -> value.earliest().toInstant(value.offset().orElse(offset)));
        }
        return instant.filter(believed -> isBelievable(believed, element.tag()))
                .map(believed -> new BsonDateTime(believed.toEpochMilli()))
                .orElse(null);
    }

    private static boolean isDate(VR vr) {
        return vr == VR.DA || vr == VR.TM || vr == VR.DT;
    }

    private boolean isBelievable(Instant instant, int tag) {
        Instant earliest = Tag.group(tag) == PATIENT_GROUP ? EARLIEST_OF_PATIENT : EARLIEST;
        return !instant.isBefore(earliest) && !instant.isAfter(latest);
    }

    /** The date whose keyword is the time's with Date for Time, StudyDate of StudyTime; null when there is none. */
    private static String dateBeside(int timeTag, DataSet holder) {
        String keyword = Dictionary.keywordOf(timeTag);
        if (keyword == null || !keyword.endsWith("Time")) {
            return null;
        }
        OptionalInt tag = Dictionary.tagOf(keyword.substring(0, keyword.length() - 4) + "Date");
        return tag.isPresent() ? holder.string(tag.getAsInt()) : null;
    }
}
