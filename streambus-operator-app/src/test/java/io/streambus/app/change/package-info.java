@NullMarked
package io.streambus.app.change;

import org.jspecify.annotations.NullMarked;
