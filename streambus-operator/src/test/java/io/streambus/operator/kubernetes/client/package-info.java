@NullMarked
package io.streambus.operator.kubernetes.client;

import org.jspecify.annotations.NullMarked;
