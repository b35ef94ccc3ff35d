@NullMarked
package io.streambus.app.console;

import org.jspecify.annotations.NullMarked;
