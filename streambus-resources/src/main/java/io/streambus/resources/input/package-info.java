/** Reads clusters from text, for programs that validate or render them without an API server. */
@NullMarked
@PublicApi
package io.streambus.resources.input;

import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.NullMarked;
