/** Formats in which commands print objects. */
@NullMarked
package io.streambus.app.output;

import org.jspecify.annotations.NullMarked;
