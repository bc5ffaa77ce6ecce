package io.niffler.gateway.extraction.request;

import java.util.List;

/** What each directive of a {@link DateFormat} stands for. */
final class DateDirective {
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private static final int ABBREVIATION = 3;

    private DateDirective() {}

    /**
     * Adds the regular expression of a directive, its text in a group of its name.
     *
     * @param seen the directives before it, to which it is added
     * @throws IllegalArgumentException when it is not supported, or repeated
     */
    static void appendRegex(StringBuilder regex, char directive, StringBuilder seen) {
        if (directive == '%') {
            regex.append('%');
            return;
        }
        String digits = regexOf(directive);
        if (seen.indexOf(String.valueOf(directive)) >= 0) {
            throw new IllegalArgumentException("write %" + directive + " once");
        }
        seen.append(directive);
        regex.append("(?<").append(directive).append('>').append(digits).append(')');
    }

    private static String regexOf(char directive) {
        return switch (directive) {
            case 'Y' -> "[0-9]{4}";
            case 'y' -> "[0-9]{2}";
            case 'm' -> "1[0-2]|0[1-9]|[1-9]";
            case 'd' -> "3[01]|[12][0-9]|0[1-9]|[1-9]| [1-9]";
            case 'j' -> "36[0-6]|3[0-5][0-9]|[12][0-9]{2}|0[0-9]{2}|[0-9]{2}|[0-9]";
            case 'H' -> "2[0-3]|[01][0-9]|[0-9]";
            case 'M' -> "[0-5][0-9]|[0-9]";
            case 'S' -> "6[01]|[0-5][0-9]|[0-9]";
            case 'B' -> String.join("|", MONTHS);
            case 'b' -> String.join("|", abbreviations());
            default ->
                throw new IllegalArgumentException(
                        "write a format of %Y %y %m %b %B %d %j %H %M %S and plain characters; "
                                + (directive == ' ' ? "a single %" : "%" + directive) + " is not supported");
        };
    }

    private static List<String> abbreviations() {
        return MONTHS.stream().map(name -> name.substring(0, ABBREVIATION)).toList();
    }

    /** The number, from 1, of a month by its name or abbreviation in lower case. */
    static int monthOf(String name) {
        return 1 + abbreviations().indexOf(name.substring(0, ABBREVIATION));
    }
}
