/** The blocks of the StreamBusCluster spec, one type each. */
@NullMarked
package io.streambus.api.spec;

import org.jspecify.annotations.NullMarked;
