package io.niffler.dicom.data;

/**
 * Something wrong in a data set that reading survived. Never carries a value.
 *
 * @param tag the element concerned; 0 when there is none
 * @param offset bytes from the start of the file or data set that was read (in a deflated data set: of the inflated bytes)
 */
public record DataSetProblem(int tag, Kind kind, long offset) {

    /** What is wrong. */
    public enum Kind {
        /** Neither a Part 10 file nor a data set in any encoding. */
        NOT_DICOM("this is not DICOM"),
        /** The bytes end inside an element. What came before it is kept. */
        TRUNCATED("the data ends inside an element"),
        /** A value has an odd length; it is taken as it is. */
        ODD_LENGTH("a value has an odd length"),
        /** The VR written is not the one of the dictionary; the one written is used. */
        VR_MISMATCH("the VR is not the one of the dictionary"),
        /** The VR letters name none; the dictionary's VR or UN is used. */
        UNKNOWN_VR("unknown VR"),
        /** An element or item ends after the item or sequence that holds it; it is cut there. */
        LENGTH_BEYOND_PARENT("an element is longer than what holds it"),
        /** Sequences are nested deeper than the limit; what is below is skipped. */
        TOO_DEEP("sequences are nested too deep"),
        /** More elements than the limit; reading stopped. */
        TOO_MANY_ELEMENTS("too many elements"),
        /** A deflated data set inflates beyond the limit; reading stopped. */
        DEFLATE_LIMIT("the deflated data set grows beyond the limit"),
        /** The deflated bytes are damaged; reading stopped. */
        DEFLATE_DAMAGED("the deflated data is damaged"),
        /** A tag is lower than the one before it; elements are sorted. */
        OUT_OF_ORDER("tags are out of order"),
        /** A tag occurs again; the first occurrence is kept. */
        DUPLICATE_TAG("a tag occurs twice"),
        /** An item or sequence of undefined length is not closed. */
        MISSING_DELIMITER("an item or sequence is not closed"),
        /** A delimiter where nothing is open; it is skipped. */
        STRAY_DELIMITER("a delimiter stands where nothing is open"),
        /** A sequence holds something that is not an item; the rest of the sequence is skipped. */
        NOT_AN_ITEM("a sequence holds something that is not an item"),
        /** An element is encoded as implicit VR in an explicit VR data set, or bytes are no element at all. */
        BAD_HEADER("an element header is damaged"),
        /** Bytes after the last element that are no element. */
        TRAILING_BYTES("bytes follow the last element"),
        /** A character set that is not known, or text that is not valid in it. */
        BAD_CHARACTER_SET("unknown or violated character set"),
        /** A group length that does not match the group. */
        GROUP_LENGTH("a group length is wrong"),
        /** The file has no preamble and prefix. */
        NO_PREAMBLE("there is no preamble"),
        /** The file has no file meta information. */
        NO_FILE_META("there is no file meta information"),
        /** The file meta information is not in explicit VR little endian. */
        FILE_META_ENCODING("the file meta information is not in explicit VR little endian"),
        /** The file meta information names no transfer syntax; it was found by looking at the data set. */
        NO_TRANSFER_SYNTAX("no transfer syntax is named"),
        /** The data set is not encoded in the transfer syntax that is named; it was read as it is encoded. */
        TRANSFER_SYNTAX_MISMATCH("the data set is not in the transfer syntax that is named");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /** What is wrong, in words that can follow a colon. */
        public String sentence() {
            return sentence;
        }
    }

    @Override
    public String toString() {
        return kind + " " + Tag.toString(tag) + " @" + offset;
    }
}
