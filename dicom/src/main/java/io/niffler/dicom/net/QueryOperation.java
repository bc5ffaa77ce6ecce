package io.niffler.dicom.net;

/** What is asked of a query/retrieve provider: the operations of PS3.4 C.4. */
public enum QueryOperation {
    /** C-FIND: matches are listed (PS3.4 C.4.1). */
    FIND,
    /** C-MOVE: instances are sent to a third AE, which may be ourselves, over other associations (PS3.4 C.4.2). */
    MOVE,
    /** C-GET: instances are sent over the association that asks for them (PS3.4 C.4.3). */
    GET
}
