/**
 * The C-STORE provider that puts instances into Kafka: Success on the wire means that the instance is durable.
 *
 * <p>{@link io.niffler.gateway.Gateway} wires it; {@code InstanceReceiver} is the way of one instance through it.
 */
package io.niffler.gateway;
