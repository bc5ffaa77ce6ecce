/**
 * What a run does on its machine besides its work: it keeps to the number of runs that there may be,
 * {@link io.niffler.gateway.extraction.run.RunSlot}, and tells its end, {@link io.niffler.gateway.extraction.run.EndMail}.
 */
package io.niffler.gateway.extraction.run;
