/** The ledger of an extraction: what became of each row of the researcher's CSV and of each study, docs/extract-ledger.md. */
package io.niffler.gateway.extraction.ledger;
