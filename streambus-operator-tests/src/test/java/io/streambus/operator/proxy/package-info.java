@NullMarked
package io.streambus.operator.proxy;

import org.jspecify.annotations.NullMarked;
