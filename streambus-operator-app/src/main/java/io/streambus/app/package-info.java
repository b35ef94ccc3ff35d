/** The operator as a program with a command line. */
@NullMarked
package io.streambus.app;

import org.jspecify.annotations.NullMarked;
