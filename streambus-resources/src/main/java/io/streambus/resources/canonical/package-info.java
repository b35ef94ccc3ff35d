/** Canonical formats, in which equal values are equal byte by byte. */
@NullMarked
package io.streambus.resources.canonical;

import org.jspecify.annotations.NullMarked;
