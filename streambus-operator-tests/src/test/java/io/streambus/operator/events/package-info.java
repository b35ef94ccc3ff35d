@NullMarked
package io.streambus.operator.events;

import org.jspecify.annotations.NullMarked;
