/** One class for each command of the program. */
@NullMarked
package io.streambus.app.command;

import org.jspecify.annotations.NullMarked;
