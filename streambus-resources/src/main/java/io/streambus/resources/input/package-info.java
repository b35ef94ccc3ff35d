/** Reads clusters from text, for programs that validate or render them without an API server. */
@NullMarked
package io.streambus.resources.input;

import org.jspecify.annotations.NullMarked;
