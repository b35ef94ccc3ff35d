/** Commands of the program, one class each, and their options. */
@NullMarked
package io.streambus.app.command;

import org.jspecify.annotations.NullMarked;
