/** The types of the fields of the StreamBusCluster spec. */
@NullMarked
@PublicApi
package io.streambus.api.spec;

import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.NullMarked;
