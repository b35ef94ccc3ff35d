/** Enumerations of the values that appear in a StreamBusCluster. */
@NullMarked
package io.streambus.api.values;

import org.jspecify.annotations.NullMarked;
