@NullMarked
package io.streambus.app.input;

import org.jspecify.annotations.NullMarked;
