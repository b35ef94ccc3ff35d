/** Canonical forms, so that equal values can be compared byte by byte. */
@NullMarked
package io.streambus.resources.canonical;

import org.jspecify.annotations.NullMarked;
