package io.niffler.gateway;

import io.niffler.config.Settings;
import java.time.Duration;

/**
 * What one instance may take.
 *
 * @param inline bytes of a Part 10 file up to which it travels in the record
 * @param instance bytes of a Part 10 file above which it is refused
 * @param memoryWait how long it may wait for memory
 */
record InstanceLimits(int inline, long instance, Duration memoryWait) {
    static InstanceLimits from(Settings settings) {
        return new InstanceLimits(
                settings.get(GatewaySettings.INLINE_LIMIT).toIntBytes(),
                settings.get(GatewaySettings.INSTANCE_LIMIT).bytes(),
                settings.get(GatewaySettings.IN_FLIGHT_WAIT));
    }
}
