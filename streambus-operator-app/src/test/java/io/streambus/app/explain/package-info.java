@NullMarked
package io.streambus.app.explain;

import org.jspecify.annotations.NullMarked;
