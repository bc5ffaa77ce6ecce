package io.niffler.gateway.extraction.request;

/**
 * What is asked of the PACS for a row. The texts of queries name lines, never values.
 *
 * <p>A C-MOVE or C-GET identifier holds a level and unique keys, nothing else (PS3.4 C.4.2.1.4.1). That allows {@link PatientMove} and
 * {@link StudyMove} as they are; {@link AccessionMove} is what the original does all the same.
 */
public sealed interface Query permits PatientMove, StudyMove, AccessionMove, StudyFind {
    QueryId id();

    /** The C-FIND that tells which studies are meant, and how many instances they have. */
    StudyFind find();
}
