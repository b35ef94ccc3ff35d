/** Standard streams and exit codes of the program. */
@NullMarked
package io.streambus.app.console;

import org.jspecify.annotations.NullMarked;
