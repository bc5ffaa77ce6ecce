/** MongoDB as a Flink sink of idempotent upserts, and as the place where expired state is looked up again. */
package io.niffler.connectors.mongo;
