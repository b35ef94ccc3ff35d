/** Reads JSON of any size and depth, and keeps only what is within limits. */
@NullMarked
package io.streambus.api.json;

import org.jspecify.annotations.NullMarked;
