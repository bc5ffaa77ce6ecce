package io.niffler.gateway.extraction.request;

/**
 * How cells become values to ask for.
 *
 * @param dateFormat how dates are written
 * @param longAccession whether an accession number of more than 16 characters loses its eighth and ninth
 * @param allowWildcards whether {@code *}, {@code ?} and empty cells may be asked for, which can match everything
 */
public record RowRules(DateFormat dateFormat, boolean longAccession, boolean allowWildcards) {}
