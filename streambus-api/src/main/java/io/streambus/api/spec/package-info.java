/** The types of the fields of the StreamBusCluster spec. */
@NullMarked
package io.streambus.api.spec;

import org.jspecify.annotations.NullMarked;
