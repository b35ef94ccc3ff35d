/** Enumerations of the values that appear in a StreamBusCluster. */
@NullMarked
@PublicApi
package io.streambus.api.values;

import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.NullMarked;
