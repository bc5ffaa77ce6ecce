package io.niffler.dicom.data;

import java.util.HexFormat;

/**
 * Attribute tags (PS3.6) as ints: the group number in the upper 16 bits, the element number in the lower 16.
 * Tags are ordered as unsigned numbers; use {@link Integer#compareUnsigned(int, int)}.
 */
public final class Tag {
    /** Item of a sequence or of encapsulated pixel data, PS3.5 7.5. */
    public static final int ITEM = 0xFFFEE000;

    /** Ends an item of undefined length, PS3.5 7.5. */
    public static final int ITEM_DELIMITATION_ITEM = 0xFFFEE00D;

    /** Ends a sequence of undefined length, PS3.5 7.5. */
    public static final int SEQUENCE_DELIMITATION_ITEM = 0xFFFEE0DD;

    public static final int FILE_META_INFORMATION_GROUP_LENGTH = 0x00020000;
    public static final int FILE_META_INFORMATION_VERSION = 0x00020001;
    public static final int MEDIA_STORAGE_SOP_CLASS_UID = 0x00020002;
    public static final int MEDIA_STORAGE_SOP_INSTANCE_UID = 0x00020003;
    public static final int TRANSFER_SYNTAX_UID = 0x00020010;
    public static final int IMPLEMENTATION_CLASS_UID = 0x00020012;
    public static final int IMPLEMENTATION_VERSION_NAME = 0x00020013;
    public static final int SOURCE_APPLICATION_ENTITY_TITLE = 0x00020016;
    public static final int SPECIFIC_CHARACTER_SET = 0x00080005;
    public static final int IMAGE_TYPE = 0x00080008;
    public static final int INSTANCE_CREATION_DATE = 0x00080012;
    public static final int INSTANCE_CREATION_TIME = 0x00080013;
    public static final int INSTANCE_CREATOR_UID = 0x00080014;
    public static final int SOP_CLASS_UID = 0x00080016;
    public static final int SOP_INSTANCE_UID = 0x00080018;
    public static final int STUDY_DATE = 0x00080020;
    public static final int SERIES_DATE = 0x00080021;
    public static final int ACQUISITION_DATE = 0x00080022;
    public static final int CONTENT_DATE = 0x00080023;
    public static final int ACQUISITION_DATE_TIME = 0x0008002A;
    public static final int STUDY_TIME = 0x00080030;
    public static final int SERIES_TIME = 0x00080031;
    public static final int ACQUISITION_TIME = 0x00080032;
    public static final int CONTENT_TIME = 0x00080033;
    public static final int ACCESSION_NUMBER = 0x00080050;
    public static final int QUERY_RETRIEVE_LEVEL = 0x00080052;
    public static final int RETRIEVE_AE_TITLE = 0x00080054;
    public static final int MODALITY = 0x00080060;
    public static final int MODALITIES_IN_STUDY = 0x00080061;
    public static final int CONVERSION_TYPE = 0x00080064;
    public static final int PRESENTATION_INTENT_TYPE = 0x00080068;
    public static final int MANUFACTURER = 0x00080070;
    public static final int INSTITUTION_NAME = 0x00080080;
    public static final int INSTITUTION_ADDRESS = 0x00080081;
    public static final int REFERRING_PHYSICIAN_NAME = 0x00080090;
    public static final int CODE_VALUE = 0x00080100;
    public static final int CODING_SCHEME_DESIGNATOR = 0x00080102;
    public static final int CODE_MEANING = 0x00080104;
    public static final int TIMEZONE_OFFSET_FROM_UTC = 0x00080201;
    public static final int STATION_NAME = 0x00081010;
    public static final int STUDY_DESCRIPTION = 0x00081030;
    public static final int PROCEDURE_CODE_SEQUENCE = 0x00081032;
    public static final int SERIES_DESCRIPTION = 0x0008103E;
    public static final int INSTITUTIONAL_DEPARTMENT_NAME = 0x00081040;
    public static final int PHYSICIANS_OF_RECORD = 0x00081048;
    public static final int PERFORMING_PHYSICIAN_NAME = 0x00081050;
    public static final int NAME_OF_PHYSICIANS_READING_STUDY = 0x00081060;
    public static final int OPERATORS_NAME = 0x00081070;
    public static final int ADMITTING_DIAGNOSES_DESCRIPTION = 0x00081080;
    public static final int MANUFACTURER_MODEL_NAME = 0x00081090;
    public static final int REFERENCED_STUDY_SEQUENCE = 0x00081110;
    public static final int REFERENCED_SERIES_SEQUENCE = 0x00081115;
    public static final int REFERENCED_PATIENT_SEQUENCE = 0x00081120;
    public static final int REFERENCED_IMAGE_SEQUENCE = 0x00081140;
    public static final int REFERENCED_SOP_CLASS_UID = 0x00081150;
    public static final int REFERENCED_SOP_INSTANCE_UID = 0x00081155;
    public static final int DERIVATION_DESCRIPTION = 0x00082111;
    public static final int SOURCE_IMAGE_SEQUENCE = 0x00082112;
    public static final int PATIENT_NAME = 0x00100010;
    public static final int PATIENT_ID = 0x00100020;
    public static final int ISSUER_OF_PATIENT_ID = 0x00100021;
    public static final int PATIENT_BIRTH_DATE = 0x00100030;
    public static final int PATIENT_BIRTH_TIME = 0x00100032;
    public static final int PATIENT_SEX = 0x00100040;
    public static final int OTHER_PATIENT_IDS = 0x00101000;
    public static final int PATIENT_AGE = 0x00101010;
    public static final int PATIENT_SIZE = 0x00101020;
    public static final int PATIENT_WEIGHT = 0x00101030;
    public static final int PATIENT_ADDRESS = 0x00101040;
    public static final int PATIENT_COMMENTS = 0x00104000;
    public static final int PATIENT_IDENTITY_REMOVED = 0x00120062;
    public static final int DEIDENTIFICATION_METHOD = 0x00120063;
    public static final int CONTRAST_BOLUS_AGENT = 0x00180010;
    public static final int BODY_PART_EXAMINED = 0x00180015;
    public static final int SCANNING_SEQUENCE = 0x00180020;
    public static final int SEQUENCE_VARIANT = 0x00180021;
    public static final int SCAN_OPTIONS = 0x00180022;
    public static final int MR_ACQUISITION_TYPE = 0x00180023;
    public static final int SEQUENCE_NAME = 0x00180024;
    public static final int SLICE_THICKNESS = 0x00180050;
    public static final int KVP = 0x00180060;
    public static final int REPETITION_TIME = 0x00180080;
    public static final int ECHO_TIME = 0x00180081;
    public static final int INVERSION_TIME = 0x00180082;
    public static final int NUMBER_OF_AVERAGES = 0x00180083;
    public static final int IMAGING_FREQUENCY = 0x00180084;
    public static final int ECHO_NUMBERS = 0x00180086;
    public static final int MAGNETIC_FIELD_STRENGTH = 0x00180087;
    public static final int SPACING_BETWEEN_SLICES = 0x00180088;
    public static final int NUMBER_OF_PHASE_ENCODING_STEPS = 0x00180089;
    public static final int DATA_COLLECTION_DIAMETER = 0x00180090;
    public static final int ECHO_TRAIN_LENGTH = 0x00180091;
    public static final int PERCENT_SAMPLING = 0x00180093;
    public static final int PERCENT_PHASE_FIELD_OF_VIEW = 0x00180094;
    public static final int PIXEL_BANDWIDTH = 0x00180095;
    public static final int DEVICE_SERIAL_NUMBER = 0x00181000;
    public static final int DEVICE_UID = 0x00181002;
    public static final int PLATE_ID = 0x00181004;
    public static final int GENERATOR_ID = 0x00181005;
    public static final int CASSETTE_ID = 0x00181007;
    public static final int GANTRY_ID = 0x00181008;
    public static final int SOFTWARE_VERSIONS = 0x00181020;
    public static final int PROTOCOL_NAME = 0x00181030;
    public static final int RECONSTRUCTION_DIAMETER = 0x00181100;
    public static final int EXPOSURE_TIME = 0x00181150;
    public static final int X_RAY_TUBE_CURRENT = 0x00181151;
    public static final int EXPOSURE = 0x00181152;
    public static final int IMAGER_PIXEL_SPACING = 0x00181164;
    public static final int RECEIVE_COIL_NAME = 0x00181250;
    public static final int ACQUISITION_MATRIX = 0x00181310;
    public static final int IN_PLANE_PHASE_ENCODING_DIRECTION = 0x00181312;
    public static final int FLIP_ANGLE = 0x00181314;
    public static final int SAR = 0x00181316;
    public static final int PATIENT_POSITION = 0x00185100;
    public static final int VIEW_POSITION = 0x00185101;
    public static final int DETECTOR_ID = 0x0018700A;
    public static final int ACQUISITION_DURATION = 0x00189073;
    public static final int STUDY_INSTANCE_UID = 0x0020000D;
    public static final int SERIES_INSTANCE_UID = 0x0020000E;
    public static final int STUDY_ID = 0x00200010;
    public static final int SERIES_NUMBER = 0x00200011;
    public static final int ACQUISITION_NUMBER = 0x00200012;
    public static final int INSTANCE_NUMBER = 0x00200013;
    public static final int IMAGE_POSITION_PATIENT = 0x00200032;
    public static final int IMAGE_ORIENTATION_PATIENT = 0x00200037;
    public static final int FRAME_OF_REFERENCE_UID = 0x00200052;
    public static final int LATERALITY = 0x00200060;
    public static final int TEMPORAL_POSITION_IDENTIFIER = 0x00200100;
    public static final int IMAGES_IN_ACQUISITION = 0x00201002;
    public static final int POSITION_REFERENCE_INDICATOR = 0x00201040;
    public static final int SLICE_LOCATION = 0x00201041;
    public static final int NUMBER_OF_STUDY_RELATED_SERIES = 0x00201206;
    public static final int NUMBER_OF_STUDY_RELATED_INSTANCES = 0x00201208;
    public static final int NUMBER_OF_SERIES_RELATED_INSTANCES = 0x00201209;
    public static final int IMAGE_COMMENTS = 0x00204000;
    public static final int SAMPLES_PER_PIXEL = 0x00280002;
    public static final int PHOTOMETRIC_INTERPRETATION = 0x00280004;
    public static final int PLANAR_CONFIGURATION = 0x00280006;
    public static final int NUMBER_OF_FRAMES = 0x00280008;
    public static final int FRAME_INCREMENT_POINTER = 0x00280009;
    public static final int ROWS = 0x00280010;
    public static final int COLUMNS = 0x00280011;
    public static final int PIXEL_SPACING = 0x00280030;
    public static final int PIXEL_ASPECT_RATIO = 0x00280034;
    public static final int BITS_ALLOCATED = 0x00280100;
    public static final int BITS_STORED = 0x00280101;
    public static final int HIGH_BIT = 0x00280102;
    public static final int PIXEL_REPRESENTATION = 0x00280103;
    public static final int SMALLEST_IMAGE_PIXEL_VALUE = 0x00280106;
    public static final int LARGEST_IMAGE_PIXEL_VALUE = 0x00280107;
    public static final int PIXEL_PADDING_VALUE = 0x00280120;
    public static final int PIXEL_PADDING_RANGE_LIMIT = 0x00280121;
    public static final int BURNED_IN_ANNOTATION = 0x00280301;
    public static final int WINDOW_CENTER = 0x00281050;
    public static final int WINDOW_WIDTH = 0x00281051;
    public static final int RESCALE_INTERCEPT = 0x00281052;
    public static final int RESCALE_SLOPE = 0x00281053;
    public static final int RESCALE_TYPE = 0x00281054;
    public static final int RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR = 0x00281101;
    public static final int GREEN_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR = 0x00281102;
    public static final int BLUE_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR = 0x00281103;
    public static final int RED_PALETTE_COLOR_LOOKUP_TABLE_DATA = 0x00281201;
    public static final int GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA = 0x00281202;
    public static final int BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA = 0x00281203;
    public static final int LOSSY_IMAGE_COMPRESSION = 0x00282110;
    public static final int MODALITY_LUT_SEQUENCE = 0x00283000;
    public static final int LUT_DESCRIPTOR = 0x00283002;
    public static final int LUT_DATA = 0x00283006;
    public static final int VOI_LUT_SEQUENCE = 0x00283010;
    public static final int SCHEDULED_STUDY_LOCATION = 0x00321020;
    public static final int SCHEDULED_STUDY_LOCATION_AE_TITLE = 0x00321021;
    public static final int REQUESTING_PHYSICIAN = 0x00321032;
    public static final int REQUESTED_PROCEDURE_DESCRIPTION = 0x00321060;
    public static final int SCHEDULED_STATION_AE_TITLE = 0x00400001;
    public static final int SCHEDULED_STATION_NAME = 0x00400010;
    public static final int SCHEDULED_PROCEDURE_STEP_LOCATION = 0x00400011;
    public static final int PERFORMED_STATION_AE_TITLE = 0x00400241;
    public static final int PERFORMED_STATION_NAME = 0x00400242;
    public static final int PERFORMED_PROCEDURE_STEP_START_DATE = 0x00400244;
    public static final int PERFORMED_PROCEDURE_STEP_START_TIME = 0x00400245;
    public static final int PERFORMED_PROCEDURE_STEP_DESCRIPTION = 0x00400254;
    public static final int REQUEST_ATTRIBUTES_SEQUENCE = 0x00400275;
    public static final int SCHEDULED_STATION_NAME_CODE_SEQUENCE = 0x00404025;
    public static final int SCHEDULED_STATION_GEOGRAPHIC_LOCATION_CODE_SEQUENCE = 0x00404027;
    public static final int PERFORMED_STATION_NAME_CODE_SEQUENCE = 0x00404028;
    public static final int PERFORMED_STATION_GEOGRAPHIC_LOCATION_CODE_SEQUENCE = 0x00404030;
    public static final int CONTENT_SEQUENCE = 0x0040A730;
    public static final int ENCAPSULATED_DOCUMENT = 0x00420011;
    public static final int SHARED_FUNCTIONAL_GROUPS_SEQUENCE = 0x52009229;
    public static final int PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE = 0x52009230;
    public static final int WAVEFORM_SEQUENCE = 0x54000100;
    public static final int WAVEFORM_BITS_ALLOCATED = 0x54001004;
    public static final int WAVEFORM_DATA = 0x54001010;
    public static final int EXTENDED_OFFSET_TABLE = 0x7FE00001;
    public static final int EXTENDED_OFFSET_TABLE_LENGTHS = 0x7FE00002;
    public static final int FLOAT_PIXEL_DATA = 0x7FE00008;
    public static final int DOUBLE_FLOAT_PIXEL_DATA = 0x7FE00009;
    public static final int PIXEL_DATA = 0x7FE00010;
    public static final int DIGITAL_SIGNATURES_SEQUENCE = 0xFFFAFFFA;
    public static final int DATA_SET_TRAILING_PADDING = 0xFFFCFFFC;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Tag() {}

    /** The tag of a group and an element number, of which the lower 16 bits count. */
    public static int of(int group, int element) {
        return group << 16 | (element & 0xFFFF);
    }

    /** The group number, 0 to 0xFFFF. */
    public static int group(int tag) {
        return tag >>> 16;
    }

    /** The element number, 0 to 0xFFFF. */
    public static int element(int tag) {
        return tag & 0xFFFF;
    }

    /** Whether the element holds pixels: Pixel Data, Float or Double Float Pixel Data (PS3.3 C.7.6.3, C.7.6.24, C.7.6.25). */
    public static boolean isPixelData(int tag) {
        return tag == PIXEL_DATA || tag == FLOAT_PIXEL_DATA || tag == DOUBLE_FLOAT_PIXEL_DATA;
    }

    /** Whether the group number is odd: a private creator or a private element (PS3.5 7.8). */
    public static boolean isPrivate(int tag) {
        return (tag & 0x00010000) != 0;
    }

    /** Whether the tag reserves a block for private elements: (gggg,0010) to (gggg,00FF), gggg odd (PS3.5 7.8.1). */
    public static boolean isPrivateCreator(int tag) {
        return isPrivate(tag) && (tag & 0xFF00) == 0 && (tag & 0xFF) >= 0x10;
    }

    /** Whether the element is a group length, (gggg,0000) (PS3.5 7.2). */
    public static boolean isGroupLength(int tag) {
        return (tag & 0xFFFF) == 0;
    }

    /** The tag as people write it: {@code (0008,0018)}. */
    public static String toString(int tag) {
        String hex = toHex(tag);
        return "(" + hex.substring(0, 4) + "," + hex.substring(4) + ")";
    }

    /** The tag as eight upper-case hexadecimal digits: {@code 00080018}. */
    public static String toHex(int tag) {
        return HEX.toHexDigits(tag);
    }
}
