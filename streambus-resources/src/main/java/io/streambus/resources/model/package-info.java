/** A resolved cluster: all defaults filled in, all rules satisfied. */
@NullMarked
@PublicApi
package io.streambus.resources.model;

import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.NullMarked;
