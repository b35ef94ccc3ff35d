/** The operator as a command-line program. */
@NullMarked
package io.streambus.app;

import org.jspecify.annotations.NullMarked;
