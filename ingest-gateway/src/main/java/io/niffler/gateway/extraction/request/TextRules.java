package io.niffler.gateway.extraction.request;

import io.niffler.dicom.data.DateTimes;
import io.niffler.dicom.data.Uids;
import io.niffler.dicom.data.VR;
import java.util.regex.Pattern;

/** What a single value may be by its value representation (PS3.5 6.2). */
final class TextRules {
    /** Stands for bytes that were no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final Pattern AGE = Pattern.compile("[0-9]{3}[DWMY]");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Pattern DATE_TIME = Pattern.compile("[0-9.+-]{4,54}");

    private TextRules() {}

    /** Fails when the text, which is not empty, cannot be a value of this kind. */
    static void check(String text, VR vr) throws CellException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == REPLACEMENT) {
                throw new CellException("is not UTF-8 text: save the file as \"CSV UTF-8\"");
            }
            if (Character.isISOControl(c)) {
                throw new CellException("has a control character or a line break: remove it");
            }
            if (c == '\\' && vr.isMultiValuedText()) {
                throw new CellException("has a backslash, which separates values in DICOM: ask for one value per row");
            }
            if (c > '~' && !vr.isCharacterSetDependent()) {
                throw new CellException("has a character that is not ASCII, which " + vr + " cannot hold");
            }
        }
        checkLength(text, vr);
        checkForm(text, vr);
    }

    private static void checkLength(String text, VR vr) throws CellException {
        int length = text.codePointCount(0, text.length());
        int longest = longest(vr);
        if (length > longest) {
            throw new CellException("has " + length + " characters, and " + vr + " holds " + longest + " at most");
        }
    }

    /** Characters of the longest single value. */
    private static int longest(VR vr) {
        return switch (vr) {
            case AS -> 4;
            case IS -> 12;
            case AE, CS, DS, SH -> 16;
            case TM -> 28; // a range of two times
            case DT -> 54; // a range of two dates and times
            case LO, UI -> 64;
            case PN -> 3 * 64 + 2; // three component groups
            case ST -> 1_024;
            case LT -> 10_240;
            default -> CsvReader.MAX_ROW_LENGTH;
        };
    }

    private static void checkForm(String text, VR vr) throws CellException {
        boolean formed =
                switch (vr) {
                    case UI -> Uids.isValid(text);
                    case AS -> AGE.matcher(text).matches();
                    case IS -> WHOLE_NUMBER.matcher(text).matches();
                    case DS -> NUMBER.matcher(text).matches();
                    case DT -> DATE_TIME.matcher(text).matches();
                    case TM -> isTimeOrRange(text);
                    default -> true;
                };
        if (!formed) {
            throw new CellException(
                    switch (vr) {
                        case UI -> "is no UID: write digits and single dots";
                        case AS -> "is no age: write three digits and D, W, M or Y";
                        case TM -> "is no time: write HHMMSS, or two of them with - between";
                        case DT -> "is no date and time: write YYYYMMDDHHMMSS, or two of them with - between";
                        default -> "is no number";
                    });
        }
    }

    private static boolean isTimeOrRange(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            return DateTimes.time(text).isPresent();
        }
        String from = text.substring(0, dash);
        String to = text.substring(dash + 1);
        return !(from.isEmpty() && to.isEmpty())
                && (from.isEmpty() || DateTimes.time(from).isPresent())
                && (to.isEmpty() || DateTimes.time(to).isPresent());
    }
}
