/** Commands of the program, one class each. */
@NullMarked
package io.streambus.app.command;

import org.jspecify.annotations.NullMarked;
