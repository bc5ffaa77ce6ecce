package io.niffler.dicom.net;

/** The query/retrieve information models: which levels a query can be at (PS3.4 C.6). */
public enum InformationModel {
    /** Patient, study, series, image (PS3.4 C.6.1). */
    PATIENT_ROOT(1),
    /** Study with the attributes of its patient, series, image (PS3.4 C.6.2). */
    STUDY_ROOT(2);

    private static final String SOP_CLASSES = "1.2.840.10008.5.1.4.1.2.";

    private final int root;

    InformationModel(int root) {
        this.root = root;
    }

    /** The SOP class of an operation in this model (PS3.4 C.6.1.3 and C.6.2.3). */
    public String sopClassUid(QueryOperation operation) {
        int number =
                switch (operation) {
                    case FIND -> 1;
                    case MOVE -> 2;
                    case GET -> 3;
                };
        return SOP_CLASSES + root + "." + number;
    }

    /** True when a query can be at that level: the value of QueryRetrieveLevel (0008,0052). */
    public boolean hasLevel(String level) {
        return switch (level) {
            case "PATIENT" -> this == PATIENT_ROOT;
            case "STUDY", "SERIES", "IMAGE" -> true;
            default -> false;
        };
    }
}
